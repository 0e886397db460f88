import '@fontsource-variable/inter/wght.css'
import './ui/tokens.css'
import './ui/base.css'
import { Tooltip } from '@base-ui/react/tooltip'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createSolverClient } from '../solver/worker/client.ts'
import { createStudyClient } from '../solver/worker/study-client.ts'
import { bindKeyboard } from './commands/keyboard.ts'
import { keepNativeMenu } from './commands/native-menu.ts'
import { COMMANDS, runCommandById } from './commands/registry.ts'
import { keepClipboard } from './documents/clipboard.ts'
import { EXAMPLES } from './documents/examples.ts'
import { begin, EMPTY_PACKAGE, listRecent, UNTITLED } from './documents/files.ts'
import { keepJournal } from './documents/journal.ts'
import { loadLibrary } from './documents/library.ts'
import { offerRecovery } from './documents/recovery.ts'
import { WindowFrame } from './panels/window-frame.tsx'
import { logErrors } from './platform/log-errors.ts'
import { getPlatform } from './platform/platform.ts'
import { createApp } from './state/app.ts'
import { AppProvider } from './ui/app-context.tsx'
import { isFirstRun } from './ui/first-run.ts'
import { applyTheme, frameTheme, keepPreferences, readPreferences } from './ui/preferences.ts'

const TOOLTIP_DELAY_MS = 500

const [first] = EXAMPLES
if (!first) throw new Error('the program is built without its examples')
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const platform = getPlatform()
const start = await platform.documents.start()
const app = createApp({
  ...(start.kind === 'example'
    ? { layout: first.layout, file: { name: first.name, token: null } }
    : { layout: EMPTY_PACKAGE, file: UNTITLED }),
  platform,
  client: createSolverClient(),
  studies: createStudyClient(),
  spawnSolver: createSolverClient,
  view: readPreferences(localStorage),
})
app.guide.setState({
  welcome: start.kind === 'empty',
  invited: start.kind === 'example' && isFirstRun(localStorage),
})
begin(app, start)
applyTheme(app.view, document.documentElement)
frameTheme(app.view, platform)
keepPreferences(app.view, localStorage)
bindKeyboard(window, COMMANDS, app)
keepNativeMenu(app)
keepClipboard(app, document)
keepJournal(app)
platform.onCommand((id) => runCommandById(id, app))
platform.onNotice((message) => app.notices.setState({ message }))
logErrors(window, platform)
void listRecent(app)
void loadLibrary(app)
// Another window may have saved a part meanwhile.
window.addEventListener('focus', () => void loadLibrary(app))
// A new window is for something new: whoever put the offer off does not want it again with each of them.
if (start.kind !== 'empty' && start.kind !== 'recovered') void offerRecovery(app)

createRoot(root).render(
  <StrictMode>
    <AppProvider value={app}>
      <Tooltip.Provider delay={TOOLTIP_DELAY_MS}>
        <WindowFrame />
      </Tooltip.Provider>
    </AppProvider>
  </StrictMode>,
)
