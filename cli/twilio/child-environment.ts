/** Variables as a process has them. */
export type Env = Readonly<Record<string, string | undefined>>

export interface Account {
  accountSid: string
  authToken: string
}

export interface Detour {
  proxyUrl: string
  /** PEM file of the authority to trust besides the usual ones. */
  caFile: string
  /** Null leaves whatever credentials the user has given. */
  account: Account | null
}

/**
 * The variables of the command. HTTP_PROXY is what Twilio's tools read, and the only one;
 * the others are for whatever else runs in a script, so that nothing meant for Hangar goes to
 * Twilio past it.
 */
export function childEnvironment(env: Env, { proxyUrl, caFile, account }: Detour): Env {
  const direct = [env.NO_PROXY || env.no_proxy, 'localhost', '127.0.0.1', '::1']
  const noProxy = direct.filter(Boolean).join(',')
  return {
    ...env,
    HTTP_PROXY: proxyUrl,
    HTTPS_PROXY: proxyUrl,
    NO_PROXY: noProxy,
    http_proxy: proxyUrl,
    https_proxy: proxyUrl,
    no_proxy: noProxy,
    // Node 24 and later: `fetch` then goes through the proxy too.
    NODE_USE_ENV_PROXY: '1',
    NODE_EXTRA_CA_CERTS: caFile,
    ...(account && accountVariables(account)),
  }
}

/** One account only: a key of another one must not stand beside it. */
const accountVariables = ({ accountSid, authToken }: Account) => ({
  TWILIO_ACCOUNT_SID: accountSid,
  TWILIO_AUTH_TOKEN: authToken,
  TWILIO_API_KEY: undefined,
  TWILIO_API_SECRET: undefined,
  ACCOUNT_SID: accountSid,
  AUTH_TOKEN: authToken,
})
