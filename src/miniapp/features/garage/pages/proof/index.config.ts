export default definePageConfig({ navigationBarTitleText: '车主认证', enablePullDownRefresh: true })
