import { shapes } from '../car/shapes'
import { chargingCard } from './card'
import { chair } from './chair'
import { jacket } from './jacket'
import { modelCar } from './model-car'
import { thermos } from './thermos'
import { umbrella } from './umbrella'
import { voucher } from './voucher'

/** What members can get for their points, by the name of its picture. */
export const goods = (): Record<string, string> => ({
  'mall-thermos-bamboo': thermos('#3d5f4f', 'sand'),
  'mall-thermos-mist': thermos('#dfe2dd', 'sage'),
  'mall-thermos-glow': thermos('#c2643c', 'mist'),
  'mall-umbrella-bamboo': umbrella('#2f5546', 'mist'),
  'mall-umbrella-night': umbrella('#23303f', 'clay'),
  'mall-model-lan': modelCar(shapes.lan, '#3d5f4f', 'sage'),
  'mall-model-yedu': modelCar(shapes.yedu, '#c2643c', 'sand'),
  'mall-jacket-slate': jacket('#5d6a72', '#e08a4f', 'mist'),
  'mall-jacket-bamboo': jacket('#3f6251', '#e6a05f', 'sand'),
  'mall-charging-card': chargingCard('#1f3f4f', 'mist'),
  'mall-chair-bamboo': chair('#3d5f4f', 'sand'),
  'mall-chair-glow': chair('#b9603c', 'sage'),
  'mall-voucher-service': voucher('#1d5c4c', 'wrench', 'sand'),
  'mall-voucher-wash': voucher('#2f6286', 'drop', 'sage'),
})
