import { Bones } from '@/miniapp/ui/bone'

export const CarSkeleton = () => (
  <>
    <Bones shape="head" />
    <Bones shape="card" count={2} />
  </>
)
