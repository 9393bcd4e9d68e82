/** What the console's origin shows while there is no built console in dist/. */
export const NOT_BUILT_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hangar: the console is not built</title>
<h1>The console is not built yet</h1>
<p>Hangar is running, and its API and the assets origin answer; only the pages of the console
are missing.</p>
<p>Build them with <code>npm run build</code>, then start Hangar again. <code>npm start</code>
does both. While you work on the console, use <code>npm run dev:server</code> instead.</p>
</html>
`
