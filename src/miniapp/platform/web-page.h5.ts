export async function openWebPage(address: string): Promise<'opened' | 'copied'> {
  window.open(address, '_blank', 'noopener')
  return 'opened'
}
