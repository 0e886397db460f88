import '@fontsource-variable/inter/wght.css'
import './ui/tokens.css'
import './ui/base.css'
import { Tooltip } from '@base-ui/react/tooltip'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createSolverClient } from '../solver/worker/client.ts'
import { createStudyClient } from '../solver/worker/study-client.ts'
import { bindKeyboard } from './commands/keyboard.ts'
import { COMMANDS, runCommandById } from './commands/registry.ts'
import { EXAMPLES } from './documents/examples.ts'
import { WindowFrame } from './panels/window-frame.tsx'
import { getPlatform } from './platform/platform.ts'
import { createApp } from './state/app.ts'
import { AppProvider } from './ui/app-context.tsx'
import { applyTheme, keepPreferences, readPreferences } from './ui/preferences.ts'

const TOOLTIP_DELAY_MS = 500

const [first] = EXAMPLES
if (!first) throw new Error('the program is built without its examples')
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const platform = getPlatform()
const app = createApp({
  layout: first.layout,
  file: { name: first.name, token: null },
  platform,
  client: createSolverClient(),
  studies: createStudyClient(),
  view: readPreferences(localStorage),
})
applyTheme(app.view, document.documentElement)
keepPreferences(app.view, localStorage)
bindKeyboard(window, COMMANDS, app)
platform.onCommand((id) => runCommandById(id, app))

createRoot(root).render(
  <StrictMode>
    <AppProvider value={app}>
      <Tooltip.Provider delay={TOOLTIP_DELAY_MS}>
        <WindowFrame />
      </Tooltip.Provider>
    </AppProvider>
  </StrictMode>,
)
