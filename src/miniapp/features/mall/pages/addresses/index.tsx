import { View } from '@tarojs/components'
import { links } from '@/miniapp/lib/links'
import { back, confirmed, go, toast, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'
import { ADDRESSES_MAX, loadAddresses, makeDefault, removeAddress, useAddresses } from '../../addresses'
import { chooseFor } from '../../choice'
import { AddressCard } from '../../components/address-card'
import { addresses as words, refusals } from '../../copy'
import styles from './index.module.scss'

export default function AddressesPage() {
  const { choosing } = useParams('choosing')
  const book = useAddresses((state) => state.book)
  useRefresh(loadAddresses)
  const count = book.status === 'loaded' ? book.value.length : 0
  const isFull = count >= ADDRESSES_MAX

  const choose = async (addressId: string) => {
    chooseFor(addressId)
    await back()
  }
  const turnDefault = async (addressId: string) => {
    const result = await makeDefault(addressId)
    toast(result.status === 'ok' ? words.chosen : refusals[result.code])
  }
  const remove = async (addressId: string) => {
    const question = { title: words.removeTitle, content: words.removeSentence, confirmText: words.remove }
    if (!(await confirmed(question))) return
    const result = await removeAddress(addressId)
    toast(result.status === 'ok' ? words.removed : refusals[result.code])
  }

  return (
    <Screen
      foot={
        count > 0 && (
          <Button
            id="new-address"
            text={isFull ? words.full(ADDRESSES_MAX) : words.add}
            disabled={isFull}
            onTap={() => go(links.mallAddress())}
          />
        )
      }
    >
      <Await
        value={book}
        onRetry={loadAddresses}
        skeleton={<Bones shape="card" count={2} />}
        empty={(list) =>
          list.length > 0 ? null : (
            <Empty
              title={words.emptyTitle}
              sentence={words.emptySentence}
              action={{ text: words.add, onTap: () => go(links.mallAddress()), id: 'new-address' }}
            />
          )
        }
      >
        {(list) => (
          <>
            {list.map((address) => (
              <AddressCard
                key={address.id}
                address={address}
                onUse={choosing ? () => choose(address.id) : undefined}
                onDefault={() => turnDefault(address.id)}
                onEdit={() => go(links.mallAddress({ addressId: address.id }))}
                onRemove={() => remove(address.id)}
              />
            ))}
            <View className={styles.hint}>{words.masked}</View>
          </>
        )}
      </Await>
    </Screen>
  )
}
