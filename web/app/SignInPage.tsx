import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Redirect, useSearch } from 'wouter'
import { sessionQuery } from '../api/session.ts'
import { useSignIn } from '../api/sign-in.ts'
import { uploadsSignedOut } from '../features/upload/late-parts.ts'
import { returnPath } from '../lib/paths.ts'
import { useStore } from '../lib/use-store.ts'
import { announce } from '../ui/announce.ts'
import { Callout } from '../ui/Callout.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { CenteredPage } from './CenteredPage.tsx'
import { CredentialsForm } from './CredentialsForm.tsx'
import { PageHeading } from './PageHeading.tsx'
import { signInToken } from './sign-in-token.ts'
import { linkProblem } from './sign-in-words.ts'

/** Signs in by the link that Hangar prints at start, or by the account's credentials. */
export function SignInPage() {
  const returnTo = returnPath(useSearch())
  const session = useQuery(sessionQuery)
  const link = useLinkSignIn()
  const uploads = useStore(uploadsSignedOut)

  if (session.data && !link.isPending) return <Redirect to={returnTo} replace />
  return (
    <CenteredPage>
      <PageHeading title="Sign in">Sign in</PageHeading>
      {link.isPending ? (
        <p className="mt-5 flex items-center gap-2">
          <Spinner /> Signing you in with the link…
        </p>
      ) : (
        <>
          {link.error === null ? (
            <p className="mt-3 text-weak">
              Open the sign-in link that Hangar prints when it starts, or enter the account’s
              credentials. They are in credentials.json in Hangar’s data folder.
            </p>
          ) : (
            <Callout variant="error" title="The sign-in link did not work" className="mt-5">
              {linkProblem(link.error)}
            </Callout>
          )}
          {uploads.kind === 'here' ? <uploads.part /> : null}
          <CredentialsForm />
        </>
      )}
    </CenteredPage>
  )
}

/** Uses the token of the link that was opened, once. */
const useLinkSignIn = () => {
  const queryClient = useQueryClient()
  const token = useStore(signInToken)
  const signIn = useSignIn()
  const { mutate } = signIn

  useEffect(() => {
    // An effect may run twice; the token is good for once.
    if (token === null || signInToken.get() !== token) return
    signInToken.set(null)
    const onError = (error: Error) => {
      announce(`The sign-in link did not work. ${linkProblem(error)}`, 'assertive')
      // Someone signed in already stays so, however stale the link.
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    }
    announce('Signing you in with the link.')
    mutate({ token }, { onError })
  }, [token, mutate, queryClient])

  return { isPending: signIn.isPending || token !== null, error: signIn.error }
}
