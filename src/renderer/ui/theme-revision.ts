import { useEffect, useState } from 'react'

/** Counts changes of the theme, for what is drawn from its tokens. */
export function useThemeRevision(): number {
  const [revision, setRevision] = useState(0)
  useEffect(() => {
    const themes = new MutationObserver(() => setRevision((before) => before + 1))
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => themes.disconnect()
  }, [])
  return revision
}
