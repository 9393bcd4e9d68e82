/** What the console says, on screen and aloud, while no answer comes. */
export const LOST = 'Hangar can’t be reached.'
export const WHAT_TO_DO = 'Check that it is running. The console tries again by itself.'
