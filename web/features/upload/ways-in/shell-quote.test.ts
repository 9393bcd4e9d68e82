import { describe, expect, it } from 'vitest'
import { fileArgument, shellQuote } from './shell-quote.ts'

describe('a quoted text', () => {
  it('stays as it is where it may', () => {
    expect(shellQuote('posix', 'millennium_falcon.jpg')).toBe('millennium_falcon.jpg')
    expect(shellQuote('powershell', 'site\\logo.png')).toBe('site\\logo.png')
  })

  it('has each of PowerShell’s quotes twice', () => {
    expect(shellQuote('powershell', "it’s Ann's $HOME`.jpg")).toBe("'it’’s Ann''s $HOME`.jpg'")
    expect(shellQuote('powershell', '-T')).toBe("'-T'")
  })
})

describe('a file as an argument', () => {
  it('is no option and not the input', () => {
    expect(fileArgument('posix', '-v.jpg')).toBe('./-v.jpg')
    expect(fileArgument('posix', '-')).toBe('./-')
    expect(fileArgument('powershell', '.')).toBe('./.')
  })
})
