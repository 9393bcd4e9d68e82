/** “4 names look private and will be public.” */
export const nearMissLine = (count: number) =>
  count === 1
    ? '1 name looks private and will be public.'
    : `${count.toLocaleString('en')} names look private and will be public.`
