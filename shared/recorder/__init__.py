"""A hall records its own voice: `bocso voice record`.

`take` judges what was recorded of a word, `pack` is the folder of clips, `microphone` brings what the process
`listener` hears, `recorder` says word by word what to read, `window` shows it.
"""
