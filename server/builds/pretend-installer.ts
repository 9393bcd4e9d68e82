import type { DependencyInstaller } from './installer.ts'

/** Takes what is asked for as installed, where no Function will ever need it: mock and tests. */
export const pretendInstaller: DependencyInstaller = {
  install: async (dependencies, onStep) => {
    onStep('Taking the packages as installed')
    const installed = dependencies
      .map(({ name, version }) => ({ name, version: version || 'latest' }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return { id: JSON.stringify(installed), installed }
  },
  keepOnly: async () => {},
}
