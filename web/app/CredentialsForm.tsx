import { useState, type FormEvent } from 'react'
import { useSignIn } from '../api/sign-in.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Callout } from '../ui/Callout.tsx'
import { TextField } from '../ui/TextField.tsx'
import { credentialsProblem } from './sign-in-words.ts'

const SID = /^AC[0-9a-f]{32}$/i

/** The way in without a link: account SID and auth token, as scripts use them. */
export function CredentialsForm() {
  const [accountSid, setAccountSid] = useState('')
  const [authToken, setAuthToken] = useState('')
  const [checked, setChecked] = useState(false)
  const signIn = useSignIn()
  const sidProblem = SID.test(accountSid.trim())
    ? undefined
    : 'An account SID is AC and 32 hexadecimal digits.'
  const tokenProblem = authToken.trim() === '' ? 'Enter the auth token.' : undefined

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (sidProblem !== undefined || tokenProblem !== undefined) {
      const field = sidProblem === undefined ? 'auth_token' : 'account_sid'
      const control = event.currentTarget.elements.namedItem(field)
      if (control instanceof HTMLElement) control.focus()
      return
    }
    signIn.mutate(
      { account_sid: accountSid.trim(), auth_token: authToken.trim() },
      { onError: (error) => announce(credentialsProblem(error), 'assertive') },
    )
  }

  return (
    <form noValidate onSubmit={submit} className="mt-6 space-y-5" aria-label="Sign in">
      <TextField
        label="Account SID"
        name="account_sid"
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={accountSid}
        onChange={setAccountSid}
        error={checked ? sidProblem : undefined}
      />
      <TextField
        label="Auth token"
        name="auth_token"
        type="password"
        required
        autoComplete="current-password"
        value={authToken}
        onChange={setAuthToken}
        error={checked ? tokenProblem : undefined}
      />
      {signIn.error === null ? null : (
        <Callout variant="error" title="These credentials did not work">
          {credentialsProblem(signIn.error)}
        </Callout>
      )}
      <Button type="submit" variant="primary" loading={signIn.isPending}>
        Sign in
      </Button>
    </form>
  )
}
