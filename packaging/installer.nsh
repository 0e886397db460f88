; Windows knows a file by what follows its last dot, so .cpo.json is .json to it. Shoreline does not take .json over; it
; is only offered under "Open with".
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Shoreline.Layout" "" "Package layout"
  WriteRegStr SHCTX "Software\Classes\Shoreline.Layout\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.json\OpenWithProgids" "Shoreline.Layout" ""
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Shoreline.Layout"
  DeleteRegValue SHCTX "Software\Classes\.json\OpenWithProgids" "Shoreline.Layout"
!macroend
