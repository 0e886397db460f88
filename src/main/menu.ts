import { Menu, type MenuItemConstructorOptions } from 'electron'

type Send = (commandId: string) => void

/**
 * Installs the native menu. It is only another way to the page's own commands: an item sends the command's id, and the
 * page decides whether it applies.
 */
export function installMenu(send: Send): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(send, process.platform === 'darwin')))
}

export function menuTemplate(send: Send, mac: boolean): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const item = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => send(id),
    // Shown only: the page reads the keyboard itself and knows when a key belongs to a text field.
    ...(accelerator && { accelerator, registerAccelerator: false }),
  })
  const submenu = (label: string, ...items: MenuItemConstructorOptions[]) => ({ label, submenu: items })

  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    submenu(
      'File',
      item('file.new', 'New', 'CmdOrCtrl+N'),
      item('file.open', 'Open…', 'CmdOrCtrl+O'),
      separator,
      item('file.save', 'Save', 'CmdOrCtrl+S'),
      item('file.saveAs', 'Save As…', 'CmdOrCtrl+Shift+S'),
      submenu(
        'Export',
        item('file.export.csv', 'Verdict Table (CSV)…'),
        item('file.export.svg', 'Temperature Map (SVG)…'),
        item('file.export.png', 'Temperature Map (PNG)…'),
      ),
      separator,
      { role: mac ? 'close' : 'quit' },
    ),
    submenu(
      'Edit',
      item('edit.undo', 'Undo', 'CmdOrCtrl+Z'),
      item('edit.redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      // Roles, so that cut, copy and paste work in text fields on every system.
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      separator,
      item('edit.duplicate', 'Duplicate', 'CmdOrCtrl+D'),
      item('edit.delete', 'Delete', 'Delete'),
      item('edit.selectAll', 'Select All', 'CmdOrCtrl+A'),
    ),
    submenu(
      'Place',
      item('place.asic', 'ASIC'),
      item('place.opticalEngine', 'Optical Engine'),
      item('place.laser', 'Laser'),
    ),
    submenu(
      'View',
      item('view.zoomIn', 'Zoom In', 'CmdOrCtrl+='),
      item('view.zoomOut', 'Zoom Out', 'CmdOrCtrl+-'),
      item('view.zoomToFit', 'Zoom to Fit'),
      item('view.zoomToSelection', 'Zoom to Selection'),
      separator,
      item('view.layerUp', 'Layer Up', ']'),
      item('view.layerDown', 'Layer Down', '['),
      item('view.isotherms', 'Isotherms'),
      item('view.smooth', 'Smooth Map'),
      item('view.mesh', 'Show Mesh', 'Shift+M'),
      separator,
      submenu(
        'Theme',
        item('view.theme.system', 'Follow the System'),
        item('view.theme.dark', 'Dark'),
        item('view.theme.light', 'Light'),
      ),
    ),
    submenu(
      'Solve',
      item('solve.quality.preview', 'Preview Quality'),
      item('solve.quality.normal', 'Normal Quality'),
      item('solve.quality.fine', 'Fine Quality'),
      item('solve.quality.extra-fine', 'Extra Fine Quality'),
      separator,
      item('solve.influence', 'Influence Matrix', 'Shift+I'),
      item('transient.show', 'Warm-up over Time'),
    ),
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    submenu('Help', item('help.shortcuts', 'Keyboard Shortcuts', '?')),
  ]
}
