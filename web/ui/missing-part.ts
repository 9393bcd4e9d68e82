/** Why a part of the console may be missing, what that means, and what to do. */
export const MISSING_PART =
  'It could not be loaded: Hangar was stopped or updated since you opened this page. Your assets are not affected. Reload to go on.'
