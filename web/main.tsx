import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { takeSignInToken } from './app/sign-in-token.ts'
import './styles.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root to show the console in')

takeSignInToken()
window.addEventListener('hashchange', takeSignInToken)

// Vite replaces MODE as it builds, so a production build does not even contain the import.
if (import.meta.env.MODE === 'mock') {
  const { startMock } = await import('./mock/start.ts')
  await startMock()
}

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
