import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { takeSignInToken } from './app/sign-in-token.ts'
import { fileDrops } from './lib/file-drops.ts'
import './styles.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root to show the console in')

fileDrops.guard(window)
takeSignInToken()
window.addEventListener('hashchange', takeSignInToken)

const show = () =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )

// Vite replaces MODE as it builds, so a production build does not even contain the import. No
// top-level await: the mock's chunk imports this one, so each would wait for the other.
if (import.meta.env.MODE === 'mock') {
  void import('./mock/start.ts').then(({ startMock }) => startMock()).then(show)
} else {
  show()
}
