/** Who may import whom: the table of the house, and the check of one file against it. */
import { isTest, resolveImport, roomOf, type SourceFile } from './sourceFiles.ts';

interface RoomRule {
  /** Rooms that may be imported, besides the own one. */
  readonly rooms: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly typeRooms?: readonly string[];
  readonly packages?: RegExp;
  readonly typePackages?: RegExp;
}

const TFJS = /^(@tensorflow\/|#gradients$)/;
const DRAWING = /^(react|react-dom|@base-ui\/react|recharts|gifenc|twgl\.js|kdbush|d3-[a-z]+)(\/|$)/;

const RULES: Readonly<Record<string, RoomRule>> = {
  catalog: { rooms: [], typePackages: TFJS },
  engine: { rooms: ['catalog'], typePackages: TFJS },
  protocol: { rooms: ['catalog'], typeRooms: ['engine'], packages: /^valibot$/ },
  workers: { rooms: ['engine', 'catalog', 'protocol'], packages: /^idb$/ },
  store: { rooms: ['protocol', 'catalog'], packages: /^(zustand|react|idb|fflate)(\/|$)/ },
  components: { rooms: ['store', 'catalog'], typeRooms: ['protocol'], packages: DRAWING },
  app: { rooms: ['store', 'components'], packages: /^(react|react-dom|@fontsource-variable\/[a-z-]+)(\/|$)/ },
  cli: { rooms: ['engine', 'catalog', 'protocol'], packages: /^node:/ },
};

/** Files with a rule of their own, which replaces that of their room. */
const EXCEPTIONS: readonly { readonly path: RegExp; readonly rule: Partial<RoomRule> }[] = [
  { path: /^src\/engine\/(tf\.ts$|backends\/|export\/layersModel\.ts$)/, rule: { packages: TFJS } },
  // Not in the page: nothing of its state, and of the drawing libraries only the one that needs no DOM.
  { path: /^src\/components\/.+\.worker\.ts$/, rule: { rooms: ['catalog'], packages: /^twgl\.js$/ } },
  { path: /^src\/workers\/client\.ts$/, rule: { rooms: ['protocol'], packages: /^$/ } },
];

function ruleFor(path: string, room: string): RoomRule {
  const rule = RULES[room];
  if (rule === undefined) throw new Error(`${path}: the house has no room "${room}". Add it to the table.`);
  return Object.assign(
    {},
    rule,
    ...EXCEPTIONS.filter((exception) => exception.path.test(path)).map((e) => e.rule),
  );
}

/** `src/components/panels/<name>` for a file of a panel. */
function panelOf(path: string): string | undefined {
  return /^src\/components\/panels\/[^/]+(?=\/)/.exec(path)?.[0];
}

function isAllowedRoom(path: string, target: string, typeOnly: boolean, rule: RoomRule): boolean {
  const room = roomOf(target) ?? '';
  if (rule.rooms.includes(room) || (typeOnly && (rule.typeRooms ?? []).includes(room))) return true;
  return roomOf(path) === 'store' && target === 'src/workers/client.ts';
}

function isAllowedPackage(specifier: string, typeOnly: boolean, rule: RoomRule): boolean {
  if (rule.packages?.test(specifier)) return true;
  return typeOnly && (rule.typePackages?.test(specifier) ?? false);
}

function faultOf(path: string, room: string, specifier: string, typeOnly: boolean): string | undefined {
  const rule = ruleFor(path, room);
  const target = resolveImport(path, specifier);
  if (target === undefined) {
    return isAllowedPackage(specifier, typeOnly, rule) ? undefined : `${room} may not import this package`;
  }
  const targetRoom = roomOf(target);
  const isHash = specifier.startsWith('#');
  if (targetRoom === undefined) return 'leaves src/';
  if (targetRoom === room) {
    if (isHash) return 'stays in the room: use a relative path';
    if (path === 'src/workers/client.ts') return 'client.ts runs in the page: it may import protocol only';
    const panel = panelOf(target);
    const isForeignPanel = panelOf(path) !== undefined && panel !== undefined && panel !== panelOf(path);
    return isForeignPanel ? 'no panel imports another' : undefined;
  }
  if (!isHash) return `leaves the room: use #${targetRoom}/…`;
  if (isAllowedRoom(path, target, typeOnly, rule)) return undefined;
  return `${room} may not import ${typeOnly ? 'types of ' : ''}${targetRoom}`;
}

/** One line for every import of a file in src/ that the table forbids. Tests are free, but for the form of the path. */
export function importFaults(file: SourceFile): string[] {
  const room = roomOf(file.path);
  if (room === undefined || isTest(file)) return [];
  return file.imports.flatMap(({ specifier, typeOnly }) => {
    const fault = faultOf(file.path, room, specifier, typeOnly);
    return fault === undefined ? [] : [`${file.path}: '${specifier}': ${fault}`];
  });
}

/** Imports through `#room/` that do not leave the room, tests included. */
export function needlessWalls(file: SourceFile): string[] {
  const room = roomOf(file.path);
  return file.imports
    .filter(({ specifier }) => room !== undefined && specifier.startsWith(`#${room}/`))
    .map(({ specifier }) => `${file.path}: '${specifier}': use a relative path inside the room`);
}

/** Circles of imports that remain at run time, each as "a → b → a". */
export function importCircles(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.flatMap(({ specifier, typeOnly }) => (typeOnly ? [] : (resolveImport(path, specifier) ?? []))),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) circles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const target of edges.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return circles;
}
