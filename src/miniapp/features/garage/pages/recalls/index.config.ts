export default definePageConfig({ navigationBarTitleText: '召回', enablePullDownRefresh: true })
