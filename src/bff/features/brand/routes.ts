import { brandEndpoints } from '@/contract/brand'
import type { BrandBook } from '@/bff/lib/brand'
import { serve } from '@/bff/lib/serve'

export const brandRoutes = ({ brand }: BrandBook) =>
  serve(brandEndpoints, { 'GET /brand': async () => [200, brand] })
