type Environment = Record<string, string | undefined>

/** What may decide how npm reaches a registry, and nothing else: Hangar's own secrets stay. */
const NEEDED =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|TMPDIR|TEMP|TMP|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|ComSpec|PATHEXT|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_(?:FILE|DIR)|NODE_EXTRA_CA_CERTS|npm_config_.*)$/i

/** Those that npm sets for what it runs: where Hangar lies is not where packages shall go. */
const PLACES = /^npm_config_(?:local_prefix|prefix|dir|node_gyp|user_agent|init_module)$/i

/**
 * Held against everything that is no package of a registry, on top of what refuseForeign
 * checks: a newer npm does not even fetch it, and an older one finds no git. By the environment, for
 * an npm that npm starts has it too, and there it outdoes the .npmrc of a package.
 */
const FENCE: Environment = {
  npm_config_ignore_scripts: 'true',
  npm_config_git: '/nonexistent',
  npm_config_allow_git: 'none',
  npm_config_allow_directory: 'none',
  npm_config_allow_file: 'none',
}

/** The environment of an npm, out of that of Hangar. */
export function npmEnvironment(env: Environment): Environment {
  const isKept = (name: string) =>
    NEEDED.test(name) && !PLACES.test(name) && !Object.hasOwn(FENCE, name.toLowerCase())
  const kept = Object.entries(env).filter(([name]) => isKept(name))
  return { ...Object.fromEntries(kept), ...FENCE }
}
