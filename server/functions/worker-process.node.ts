import { spawn, type ChildProcess } from 'node:child_process'
import { BOUNDS } from './runtime/bounds.ts'

const MIBI = 1024 * 1024

/** Memory of a worker: V8's heap, as Twilio gives a Function, and all that is not in it. */
const HEAP_MIB = 256
/** Node itself reserves some 600 MB of address space that count here; the rest is for Buffers. */
const DATA_KIB = 1_150_000
/** One file in the temporary folder. Blocks of 512 bytes. */
const FILE_BLOCKS = 512 * 2048
const OPEN_FILES = 1024
/** Ends a worker whose Hangar was killed in the middle of an endless loop. Seconds. */
const CPU_SECONDS = 600

export interface WorkerProcessOptions {
  /** The file to start. */
  main: string
  /** The working directory. */
  folder: string
  readable: string[]
  tempFolder: string
}

/** Larger frames than this no honest worker sends. */
export const LARGEST_FRAME = BOUNDS.answerBytes + MIBI

/**
 * Starts a process that may do little: read the folders given, write its temporary one, and use
 * the network. It has no environment, no handles but its pipes, and hard limits on what it can
 * take of the machine. See docs/functions.md for what this does not cover.
 */
export function spawnWorker(options: WorkerProcessOptions): ChildProcess {
  const command = [process.execPath, ...flags(options), options.main]
  const isWindows = process.platform === 'win32'
  const [file = '', ...args] = isWindows
    ? command
    : ['/bin/sh', '-c', LIMITED, 'sh', ...command]
  return spawn(file, args, {
    cwd: options.folder,
    env: isWindows ? { SystemRoot: process.env.SystemRoot } : {},
    // 3: from the host, 4: to the host.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in Hangar's terminal is for Hangar, who lets requests end.
    detached: true,
  })
}

/** Limits that only a shell can set; the process is the shell's own afterwards. */
const LIMITED =
  [
    'ulimit -c 0',
    `ulimit -d ${DATA_KIB}`,
    `ulimit -f ${FILE_BLOCKS}`,
    `ulimit -n ${OPEN_FILES}`,
    `ulimit -t ${CPU_SECONDS}`,
  ]
    .map((limit) => `${limit} 2>/dev/null`)
    .join('; ') + '; exec "$@"'

const flags = ({ readable, tempFolder }: WorkerProcessOptions): string[] => [
  '--permission',
  '--allow-net',
  ...[...readable, tempFolder].map((path) => `--allow-fs-read=${path}`),
  `--allow-fs-write=${tempFolder}`,
  // SQLite opens files by itself, past the permissions.
  '--no-experimental-sqlite',
  '--disable-sigusr1',
  '--disable-warning=ExperimentalWarning',
  `--max-old-space-size=${HEAP_MIB}`,
]
