export default definePageConfig({ navigationBarTitleText: '里程', enablePullDownRefresh: true })
