import { logsCompliance } from './compliance.ts'
import { createMemoryLogs } from './memory.ts'

logsCompliance('memory', async () => {
  const logs = createMemoryLogs()
  return { logs, cleanup: () => logs.close() }
})
