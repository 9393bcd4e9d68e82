import { logsCompliance } from './compliance.ts'
import { createMemoryLogs } from './memory.ts'

logsCompliance('memory', async (limit) => {
  const logs = createMemoryLogs(limit)
  return { logs, cleanup: () => logs.close() }
})
