/** The widths and the height at which the frame changes, after the visual design. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'

function useMedia(query: string): boolean {
  const media = useMemo(() => window.matchMedia(query), [query])
  const subscribe = useCallback(
    (changed: () => void) => {
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    [media],
  )
  return useSyncExternalStore(subscribe, () => media.matches)
}

/** Words are shortened: search becomes an icon, the worst part leaves the pill. */
export const useTightWindow = () => useMedia('(width < 1280px)')
/** The left panel becomes a rail, the layer strip a chip, the table loses columns. */
export const useRailWindow = () => useMedia('(width < 1120px)')
/** The inspector becomes a fly-out. */
export const useNarrowWindow = () => useMedia('(width < 960px)')
export const useShortWindow = () => useMedia('(height < 760px)')
