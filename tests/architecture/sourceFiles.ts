/**
 * Reads the project's TypeScript files into what the architecture test asks about: imports, casts, sizes.
 * Judges nothing itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

export interface Import {
  readonly specifier: string;
  /** Erased by the compiler: `import type`, `export type … from`. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
  /** Source texts of `any` and of casts other than `as const`. */
  readonly looseTypes: readonly string[];
}

const REPOSITORY = resolve(import.meta.dirname, '../..');
const FOLDERS = ['src', 'scripts', 'tests', 'e2e', 'bench'];

function isConst(type: ESTree.TSType): boolean {
  return (
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const'
  );
}

/** Parses one file. `path` only chooses between TypeScript and TSX. */
export function parseSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`);

  const imports: Import[] = [];
  const looseTypes: string[] = [];
  let hasDefaultExport = false;
  const add = (specifier: string, kind: 'type' | 'value' | undefined) =>
    imports.push({ specifier, typeOnly: kind === 'type' });
  const addLoose = ({ start, end }: { start: number; end: number }) =>
    looseTypes.push(text.slice(start, end).replaceAll(/\s+/g, ' ').slice(-60));

  new Visitor({
    ImportDeclaration: ({ source, importKind }) => add(source.value, importKind),
    ExportAllDeclaration: ({ source, exportKind }) => add(source.value, exportKind),
    ExportNamedDeclaration: ({ source, exportKind, specifiers }) => {
      if (source !== null) add(source.value, exportKind);
      hasDefaultExport ||= specifiers.some(
        ({ exported }) => exported.type === 'Identifier' && exported.name === 'default',
      );
    },
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, 'value');
    },
    TSImportType: ({ source }) => add(source.value, 'type'),
    ExportDefaultDeclaration: () => {
      hasDefaultExport = true;
    },
    TSAnyKeyword: addLoose,
    TSTypeAssertion: addLoose,
    TSAsExpression: (node) => {
      if (!isConst(node.typeAnnotation)) addLoose(node);
    },
  }).visit(program);

  const lineCount = text.trimEnd().split('\n').length;
  return { path, text, lineCount, imports, hasDefaultExport, looseTypes };
}

export function readSources(): SourceFile[] {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  return paths.sort().map((path) => parseSource(path, readFileSync(join(REPOSITORY, path), 'utf8')));
}

/** Tests and tools: whatever is not part of the app or its command line. */
export function isTest({ path }: SourceFile): boolean {
  return /\.test\.tsx?$/.test(path) || !path.startsWith('src/');
}

/** The file in src/ that an import means, from the repository's root, or undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  const [bare = ''] = specifier.split('?', 1);
  if (bare.startsWith('.')) return join(dirname(from), bare).replaceAll('\\', '/');
  const room = /^#([a-z]+)\/(.+)$/.exec(bare);
  return room === null ? undefined : `src/${room[1]}/${room[2]}`;
}

/** `catalog` for src/catalog/…; undefined outside src/. */
export function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}
