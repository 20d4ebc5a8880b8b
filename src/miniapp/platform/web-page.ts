import { copy } from './clipboard'

/** Mini-programs may not open whatever page there is: the address is copied, for a browser. */
export async function openWebPage(address: string): Promise<'opened' | 'copied'> {
  await copy(address)
  return 'copied'
}
