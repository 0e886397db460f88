// How the built app (out/) becomes a program that can be installed. `npm run release`; see docs/release.md.

/** @type {import('app-builder-lib').Configuration} */
module.exports = {
  appId: 'org.shoreline.shoreline',
  productName: 'Shoreline',
  copyright: 'Apache License 2.0',
  // The tests hold it against the version that the app is developed with.
  electronVersion: '45.4.1',
  directories: { buildResources: 'packaging', output: 'release' },
  files: ['out/**/*', '!out/cli/**', 'package.json'],
  asar: true,
  // Nothing native is built, and nothing is downloaded but Electron itself.
  npmRebuild: false,
  // No update server: the program never uses a network.
  publish: null,
  // The pattern is electron-builder's own; escaped, it is no template of JavaScript.
  artifactName: `\${productName}-\${version}-\${os}-\${arch}.\${ext}`,

  // By Electron's security checklist: electronjs.org/docs/latest/tutorial/fuses
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },

  fileAssociations: [
    {
      ext: 'cpo.json',
      name: 'Package layout',
      description: 'Co-packaged-optics package layout',
      mimeType: 'application/vnd.shoreline.cpo+json',
      role: 'Editor',
      rank: 'Owner',
    },
  ],

  linux: {
    target: ['AppImage', 'deb'],
    icon: 'packaging/icons',
    category: 'Engineering',
    synopsis: 'Lay out co-packaged-optics packages and see at once how hot they run',
    maintainer: 'The Shoreline founders',
    executableName: 'shoreline',
  },

  win: { target: 'nsis', icon: 'packaging/icon.ico' },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    include: 'packaging/installer.nsh',
  },

  mac: {
    target: 'dmg',
    icon: 'packaging/icon.icns',
    category: 'public.app-category.developer-tools',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'packaging/entitlements.mac.plist',
    entitlementsInherit: 'packaging/entitlements.mac.plist',
  },
}
