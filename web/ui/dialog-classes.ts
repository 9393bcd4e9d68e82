/** The looks of a Dialog, after Paste's Modal; a Drawer shares the backdrop. */
export const BACKDROP =
  'fixed inset-0 z-80 bg-overlay transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 motion-reduce:transition-none'

export const POPUP =
  'fixed top-1/2 left-1/2 z-80 flex max-h-[90dvh] w-[calc(100vw-1.5rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-30 border border-weaker bg-body text-30 shadow-high transition-[scale,opacity] duration-150 own-focus-ring outline-none data-ending-style:scale-95 data-ending-style:opacity-0 data-starting-style:scale-95 data-starting-style:opacity-0 motion-reduce:transition-none'

export const FOOTER = 'flex flex-wrap justify-end gap-3 p-5 sm:px-8 sm:pb-8'
