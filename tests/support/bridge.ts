/** What `window.shoreline` consists of, no more and no less. */
export const BRIDGE = [
  'about',
  'controlWindow',
  'documents',
  'log',
  'newWindow',
  'onCommand',
  'onNotice',
  'operatingSystem',
  'platform',
  'recovery',
  'library',
  'setMenu',
  'setWindowState',
  'showLog',
]
