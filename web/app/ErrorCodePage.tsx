import { ERRORS, moreInfo } from '../../contract/errors.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/Table.tsx'
import { CenteredPage } from './CenteredPage.tsx'
import { PageHeading } from './PageHeading.tsx'
import { Link } from 'wouter'

const TABLE = Object.values(ERRORS)

/** Explains one code of the error table; every error answer links to it as `more_info`. */
export function ErrorCodePage({ code }: { code: string }) {
  const known = TABLE.find((error) => String(error.code) === code)
  return (
    <CenteredPage>
      <PageHeading title={`Error ${code}`}>
        {known === undefined ? `There is no error ${code}` : known.title}
      </PageHeading>
      {known === undefined ? (
        <p className="mt-3 text-weak">These are the errors that Hangar’s API answers with.</p>
      ) : (
        <>
          <p className="mt-3 flex flex-wrap gap-2">
            <Badge variant="error">Error {known.code}</Badge>
            <Badge>HTTP status {known.status}</Badge>
          </p>
          <p className="mt-5">{known.remedy}</p>
          <p className="mt-5 mb-3 font-semibold">All errors</p>
        </>
      )}
      <AllErrors />
    </CenteredPage>
  )
}

function AllErrors() {
  return (
    <div className="mt-3">
      <Table caption="All errors of Hangar’s API">
        <TableHead>
          <TableRow>
            <TableHeader>Code</TableHeader>
            <TableHeader>Meaning</TableHeader>
            <TableHeader>HTTP</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {TABLE.map(({ code, title, status }) => (
            <TableRow key={code}>
              <TableCell>
                <Link href={moreInfo(code)} asChild>
                  <Anchor className="inline-block py-0.5">{code}</Anchor>
                </Link>
              </TableCell>
              <TableCell>{title}</TableCell>
              <TableCell>{status}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
