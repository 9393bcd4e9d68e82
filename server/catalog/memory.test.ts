import { catalogCompliance } from './compliance.ts'
import { createMemoryCatalog } from './memory.ts'

catalogCompliance('memory', async () => {
  const catalog = createMemoryCatalog()
  return { catalog, cleanup: () => catalog.close() }
})
