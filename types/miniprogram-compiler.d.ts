declare module 'miniprogram-compiler' {
  /** JavaScript that evaluates to `$gwx`; throws the compiler's complaint. */
  export function wxmlToJs(rootPath: string, options?: { maxBuffer?: number }): string
}
