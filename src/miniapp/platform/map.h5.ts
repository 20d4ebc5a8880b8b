import type { Place } from './map'

/** A browser has no map: AMap's page for links shows the place, and offers its app. */
export async function openMap({ latitude, longitude, name, address }: Place) {
  const query = new URLSearchParams({
    position: `${longitude},${latitude}`,
    name: `${name} ${address}`,
    coordinate: 'gaode',
    callnative: '1',
  })
  window.open(`https://uri.amap.com/marker?${query}`, '_blank', 'noopener')
}
