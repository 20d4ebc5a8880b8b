import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { AddressDetails } from '@/contract/order'
import { type Loadable, loaded, loading } from '@/miniapp/lib/loadable'
import { back, toast, useParams } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { Screen } from '@/miniapp/ui/screen'
import { blankAddress, revealAddress, saveAddress, whyNotKeep } from '../../addresses'
import { AddressFields } from '../../components/address-fields'
import { addressForm as words, refusals } from '../../copy'
import styles from './index.module.scss'

/** A new address, or one of the member's to write anew: who changes it has to see it whole. */
export default function AddressPage() {
  const { addressId } = useParams('addressId')
  const [details, setDetails] = useState<Loadable<AddressDetails>>(addressId ? loading : loaded(blankAddress))
  const load = async () => {
    const settled = await revealAddress(addressId)
    setDetails(settled.status === 'ok' ? loaded(settled.value) : settled)
  }
  useEffect(() => {
    if (!addressId) return
    void revealAddress(addressId).then((settled) =>
      setDetails(settled.status === 'ok' ? loaded(settled.value) : settled),
    )
  }, [addressId])

  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setTried(true)
    if (details.status !== 'loaded' || whyNotKeep(details.value).length > 0) return
    setBusy(true)
    const saved = await saveAddress(addressId || null, details.value)
    setBusy(false)
    if (saved.status === 'failed') return toast(refusals[saved.code])
    toast(words.saved)
    await back()
  }

  return (
    <Screen
      foot={
        details.status === 'loaded' && <Button id="save-address" text={words.save} busy={busy} onTap={save} />
      }
    >
      <View className={styles.form}>
        <Await value={details} onRetry={load} skeleton={<Bones shape="line" count={4} />}>
          {(shown) => (
            <AddressFields
              details={shown}
              tried={tried}
              onChange={(changes) => setDetails(loaded({ ...shown, ...changes }))}
            />
          )}
        </Await>
      </View>
    </Screen>
  )
}
