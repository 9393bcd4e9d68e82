import { beforeEach, expect, it, vi } from 'vitest'
import type { Deployed } from '../../../../contract/deployments.ts'
import { ApiError, Unreachable } from '../../../api/errors.ts'
import {
  createDeployer,
  deployWords,
  type DeployerDeps,
  type DeployState,
} from './deploying.ts'
import { buildSample, sid } from './function-samples.ts'

const deployed = { deployment: { sid: sid('ZD', 1) } } as Deployed
const fn = sid('ZH', 1)
const step = (name: string) => ({ name, date_started: '2026-10-01T00:00:00.000Z' })
const building = buildSample({ status: 'building', steps: [step('Installing dependencies')] })

let deps: { [Name in keyof DeployerDeps]: ReturnType<typeof vi.fn<DeployerDeps[Name]>> }
beforeEach(() => {
  deps = {
    save: vi.fn<DeployerDeps['save']>(() => Promise.resolve(true)),
    createBuild: vi.fn<DeployerDeps['createBuild']>(() => Promise.resolve(buildSample())),
    readBuild: vi.fn<DeployerDeps['readBuild']>(() => Promise.resolve(buildSample())),
    deploy: vi.fn<DeployerDeps['deploy']>(() => Promise.resolve(deployed)),
    onDeployed: vi.fn<DeployerDeps['onDeployed']>(),
    wait: vi.fn<DeployerDeps['wait']>(() => Promise.resolve()),
  }
})

/** Runs a deployer to its end; the states that it went through. */
const run = async () => {
  const deployer = createDeployer(deps)
  const seen: DeployState[] = []
  deployer.state.subscribe(() => seen.push(deployer.state.get()))
  await deployer.run(fn, undefined)
  return { deployer, seen, kinds: seen.map(({ kind }) => kind) }
}

it('saves, builds and deploys what was built', async () => {
  const { kinds } = await run()
  expect(kinds).toEqual(['saving', 'building', 'deploying', 'idle'])
  expect(deps.deploy).toHaveBeenCalledWith(buildSample().sid)
  expect(deps.onDeployed).toHaveBeenCalledWith(deployed, undefined)
  expect(deps.wait).not.toHaveBeenCalled()
  expect(deps.save).toHaveBeenCalledWith(fn)
})

it('needs no Function on screen', async () => {
  const dependencies = [{ name: 'lodash', version: '4' }]
  await createDeployer(deps).run(null, dependencies)
  expect(deps.save).not.toHaveBeenCalled()
  expect(deps.createBuild).toHaveBeenCalledWith(dependencies)
})

it('waits for the Build and tells its steps', async () => {
  deps.createBuild.mockResolvedValue(building)
  const later = buildSample({ ...building, steps: [...building.steps, step('Checking…')] })
  deps.readBuild.mockResolvedValueOnce(building).mockResolvedValueOnce(later)
  const { seen } = await run()
  expect([...new Set(seen.map(deployWords))]).toEqual([
    'Saving…',
    'Building…',
    'Installing dependencies…',
    'Checking…',
    'Making it live…',
    null,
  ])
  expect(deps.wait).toHaveBeenCalledTimes(3)
})

it('builds nothing of what could not be saved', async () => {
  deps.save.mockResolvedValue(false)
  const { deployer } = await run()
  expect(deployer.state.get()).toEqual({ kind: 'failed', during: 'saving', reason: null })
  expect(deps.createBuild).not.toHaveBeenCalled()
})

it('says why a Build failed, and deploys nothing', async () => {
  deps.createBuild.mockResolvedValue(building)
  deps.readBuild.mockResolvedValue(
    buildSample({ status: 'failed', failure: 'npm knows no lodahs.' }),
  )
  const { deployer } = await run()
  expect(deployer.state.get()).toEqual({
    kind: 'failed',
    during: 'building',
    reason: 'npm knows no lodahs.',
  })
  expect(deps.deploy).not.toHaveBeenCalled()
  deployer.dismiss()
  expect(deployer.state.get()).toEqual({ kind: 'idle' })
})

it('says why a deployment was refused', async () => {
  deps.deploy.mockRejectedValue(new ApiError({ status: 409, message: 'The path is taken.' }))
  const { deployer } = await run()
  expect(deployer.state.get()).toMatchObject({
    during: 'deploying',
    reason: 'The path is taken.',
  })
  expect(deps.onDeployed).not.toHaveBeenCalled()
})

it('goes on asking when Hangar is lost for a while', async () => {
  deps.createBuild.mockResolvedValue(building)
  deps.readBuild.mockRejectedValueOnce(new Unreachable()).mockResolvedValueOnce(buildSample())
  const { kinds } = await run()
  expect(kinds.at(-1)).toBe('idle')
  expect(deps.readBuild).toHaveBeenCalledTimes(2)
})

it('does one thing at a time', async () => {
  const held = Promise.withResolvers<boolean>()
  deps.save.mockReturnValue(held.promise)
  const deployer = createDeployer(deps)
  const first = deployer.run(fn, undefined)
  await deployer.run(fn, undefined)
  deployer.dismiss()
  expect(deployer.state.get()).toEqual({ kind: 'saving' })
  held.resolve(true)
  await first
  expect(deps.createBuild).toHaveBeenCalledTimes(1)
})
