/** A one-page PDF that shows the lines; its cross-reference table is counted, not guessed. */
export function pdf(lines: string[]): string {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n')
  const content = `BT /F1 16 Tf 24 TL 72 760 Td\n${shown}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const head = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const tail = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return body + head + tail
}

export const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** A page of the hosted site, in its style sheet. */
export const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="/assets/site/site.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`

export const styleSheet = `:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
main { max-width: 40rem; margin: 4rem auto; padding: 0 1rem; line-height: 1.6; }
h1 { letter-spacing: -0.02em; }
img { max-width: 100%; border-radius: 0.5rem; }
`

export const twiml = (...verbs: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n${verbs.map((verb) => `  ${verb}\n`).join('')}</Response>\n`

export const csv = (rows: (string | number)[][]) =>
  rows.map((row) => `${row.join(',')}\r\n`).join('')
