/**
 * Finds a Chromium for the browser tests, and installs one if there is none. Also a command that prints its path.
 * Any Chromium-based browser will do: its version is not checked.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Where Debian's package and most other distributions put it, whatever PATH says. */
const LINUX_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];

const HELP = `No browser was found, and none could be installed. Do one of these, then run the command again:
  - install Google Chrome or Chromium with your system's package manager
  - npx playwright install --with-deps chromium
  - HOURGLASS_BROWSER=/path/to/chromium npm run e2e`;

function candidates(): string[] {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  const programFolders = [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ];
  const usual = {
    darwin: MAC_PLACES,
    win32: programFolders.flatMap((folder) =>
      folder === undefined ? [] : WINDOWS_PLACES.map((place) => join(folder, place)),
    ),
    linux: LINUX_PLACES,
  };
  return [
    chromium.executablePath(),
    ...COMMANDS.flatMap((command) => onPath.map((folder) => join(folder, command))),
    ...Object.entries(usual).flatMap(([platform, places]) => (platform === process.platform ? places : [])),
  ];
}

/** Whether it starts at all: a downloaded browser may lack system libraries. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  // On Windows "--version" would open a window.
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

function findInstalled(): string | undefined {
  return candidates().find(starts);
}

/** Runs a command with its output on standard error, so that standard output holds nothing but the path. */
function run(command: string, args: readonly string[]): boolean {
  console.error(`> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
    },
  });
  return status === 0;
}

function install(): string | undefined {
  if (run('npx', ['playwright', 'install', 'chromium'])) {
    const found = findInstalled();
    if (found !== undefined) return found;
  }
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isDebianRoot) return undefined;
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  return findInstalled();
}

/**
 * The path of a browser that starts: $HOURGLASS_BROWSER, Playwright's own, the system's, or a freshly installed one.
 * @throws Error that says how to get one
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.HOURGLASS_BROWSER;
  if (named !== undefined) {
    if (starts(named)) return named;
    throw new Error(
      `HOURGLASS_BROWSER names ${named}, which is not there or does not start. Correct or unset it.`,
    );
  }
  const found = findInstalled() ?? install();
  if (found === undefined) throw new Error(HELP);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
