const weapp = process.env.TARO_ENV === 'weapp'

/** Alipay and H5 have no theme variables; there the tab bar keeps its light colours or is styled by CSS. */
const themed = (variable: string, light: string) => (weapp ? `@${variable}` : light)

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `tab-icons/${name}.png`,
  selectedIconPath: `tab-icons/${name}-on.png`,
})

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/feed/index', 'pages/garage/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'features/test-drive',
      pages: [
        'pages/search/index',
        'pages/slots/index',
        'pages/confirm/index',
        'pages/success/index',
        'pages/bookings/index',
        'pages/booking/index',
        'pages/guests/index',
      ],
    },
    {
      root: 'features/garage',
      pages: [
        'pages/add/index',
        'pages/accept/index',
        'pages/car/index',
        'pages/edit/index',
        'pages/proof/index',
        'pages/odometer/index',
        'pages/documents/index',
        'pages/drivers/index',
        'pages/transfer/index',
        'pages/recalls/index',
      ],
    },
    {
      root: 'features/points',
      pages: [
        'pages/centre/index',
        'pages/journal/index',
        'pages/transfer/index',
        'pages/tier/index',
        'pages/gift/index',
      ],
    },
    {
      root: 'features/mall',
      pages: [
        'pages/list/index',
        'pages/product/index',
        'pages/confirm/index',
        'pages/addresses/index',
        'pages/address/index',
        'pages/orders/index',
        'pages/order/index',
        'pages/redeem/index',
      ],
    },
    {
      root: 'features/membership',
      pages: ['pages/login/index', 'pages/phone/index', 'pages/profile/index', 'pages/devices/index'],
    },
    {
      root: 'features/privacy',
      pages: [
        'pages/centre/index',
        'pages/policy/index',
        'pages/reveals/index',
        'pages/export/index',
        'pages/deletion/index',
      ],
    },
  ],
  preloadRule: {
    'pages/home/index': {
      network: 'all',
      packages: ['features/test-drive', 'features/points', 'features/mall'],
    },
    'pages/garage/index': { network: 'all', packages: ['features/garage'] },
    'pages/me/index': {
      network: 'all',
      packages: [
        ...['features/points', 'features/mall', 'features/test-drive'],
        ...['features/membership', 'features/privacy'],
      ],
    },
  },
  tabBar: {
    color: themed('tabInk', '#5b6764'),
    selectedColor: themed('tabAccent', '#1d5c4c'),
    backgroundColor: themed('tabSurface', '#ffffff'),
    borderStyle: (weapp ? '@tabBorder' : 'white') as 'white',
    list: [tab('home', '首页'), tab('feed', '社区'), tab('garage', '爱车'), tab('me', '我的')],
  },
  window: {
    navigationBarTitleText: '远山汽车',
    navigationBarBackgroundColor: themed('surface', '#f5f7f6'),
    backgroundColor: themed('surface', '#f5f7f6'),
    backgroundTextStyle: weapp ? '@pullStyle' : 'dark',
    // A browser shows the title bar, and with it the way back, only when it is asked to.
    ...(process.env.TARO_ENV === 'h5' && { navigationStyle: 'default' as const }),
    ...(process.env.TARO_ENV !== 'alipay' && {
      navigationBarTextStyle: weapp ? '@titleStyle' : 'black',
    }),
  },
  lazyCodeLoading: 'requiredComponents',
  ...(weapp && {
    darkmode: true,
    themeLocation: 'theme.json',
    __usePrivacyCheck__: true,
    requiredPrivateInfos: ['getFuzzyLocation'],
    permission: { 'scope.userFuzzyLocation': { desc: '用于按距离为你排列附近的门店' } },
  }),
  ...(process.env.TARO_ENV === 'alipay' && {
    permission: { 'scope.userLocation': { desc: '用于按距离为你排列附近的门店' } },
  }),
})
