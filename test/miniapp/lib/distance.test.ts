import { distanceLabel } from '@/miniapp/lib/distance'

test.each([
  [0, '50米'],
  [349, '350米'],
  [974, '950米'],
  [975, '1.0公里'],
  [1249, '1.2公里'],
  [9949, '9.9公里'],
  [9950, '10公里'],
  [18_400, '18公里'],
])('%i metres read %s', (metres, label) => expect(distanceLabel(metres)).toBe(label))
