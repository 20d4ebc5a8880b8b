/** How the driver writes a parameter; it says so nowhere else. */
declare module 'pg/lib/utils' {
  export function prepareValue(value: unknown): string | Buffer | null
}
