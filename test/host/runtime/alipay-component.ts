type Method = (this: Record<string, unknown>, ...args: unknown[]) => unknown
export type AlipayComponent = Record<string, unknown> & {
  props?: Record<string, unknown>
  methods?: Record<string, (...args: never[]) => unknown>
  onInit?: Method
  didMount?: Method
  didUpdate?: Method
  didUnmount?: Method
}

/** Alipay's component in WeChat's words: `props` are properties, `didMount` is `attached`. */
export function toBehaviourOfAlipay(definition: AlipayComponent) {
  const { props = {}, onInit, didMount, didUpdate, didUnmount, methods, ...rest } = definition
  const values = Object.entries(props).filter(([, value]) => typeof value !== 'function')
  return {
    ...rest,
    methods: methods,
    properties: Object.fromEntries(values.map(([name, value]) => [name, { type: null, value }])),
    observers: {
      '**'(this: Record<string, unknown>) {
        if (this.hostMounted) didUpdate?.call(this, this.props, this.data)
      },
    },
    lifetimes: {
      created(this: Record<string, unknown>) {
        Object.defineProperty(this, 'props', { get: () => this.data })
        onInit?.call(this)
      },
      attached(this: Record<string, unknown>) {
        didMount?.call(this)
        this.hostMounted = true
      },
      detached(this: Record<string, unknown>) {
        didUnmount?.call(this)
      },
    },
  }
}
