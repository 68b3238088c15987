/** The part of WebAssembly that the engine uses, which TypeScript declares only together with the DOM. */
declare namespace WebAssembly {
  interface Module {
    readonly __module: never;
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer | SharedArrayBuffer;
    grow(pages: number): number;
  }
  interface Table {
    grow(count: number): number;
    set(index: number, value: unknown): void;
  }
  const Memory: new (descriptor: { initial: number; maximum: number; shared: boolean }) => Memory;
  const Table: new (descriptor: { initial: number; element: 'anyfunc' }) => Table;
  const Instance: new (
    module: Module,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => Instance;
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>;
}
