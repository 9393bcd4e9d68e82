/** Why a text is not the name of an npm package; null when it is one. */
export const packageNameProblem = (name: string): string | null =>
  name.length <= 214 && PACKAGE_NAME.test(name) ? null : 'must be the name of an npm package'

/** Why a text is not what a dependency's version may be; null when it is. */
export const packageVersionProblem = (version: string): string | null =>
  version.length <= 100 && PACKAGE_VERSION.test(version)
    ? null
    : 'must be a version, a range or a tag'

// npm's own rule for names, https://docs.npmjs.com/cli/configuring-npm/package-json#name
const PACKAGE_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i

// Files, folders, repositories and URLs are no packages of a registry: they could be anything.
const PACKAGE_VERSION = /^[\w.\-+*^~<>=| ]*$/
