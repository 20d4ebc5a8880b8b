import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** Whether the phone believes it is connected; the BFF may still be out of reach. */
export function useOnline() {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    const changed = ({ isConnected }: { isConnected: boolean }) => setOnline(isConnected)
    void Taro.getNetworkType().then(({ networkType }) => setOnline(!nowhere.has(networkType)))
    Taro.onNetworkStatusChange(changed)
    return () => Taro.offNetworkStatusChange(changed)
  }, [])
  return online
}

/** WeChat's word, and Alipay's. */
const nowhere = new Set<string>(['none', 'NOTREACHABLE'])
