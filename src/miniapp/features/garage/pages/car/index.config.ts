export default definePageConfig({ navigationBarTitleText: '爱车', enablePullDownRefresh: true })
