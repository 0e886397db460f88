/** What `window.shoreline` consists of, no more and no less. */
export const BRIDGE = [
  'about',
  'controlWindow',
  'documents',
  'library',
  'log',
  'newWindow',
  'onCommand',
  'onNotice',
  'operatingSystem',
  'platform',
  'recovery',
  'setMenu',
  'setWindowState',
  'showLog',
]
