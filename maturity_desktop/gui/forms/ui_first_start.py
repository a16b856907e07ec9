# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'first_start.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

class Ui_FirstStartForm(object):
    def setupUi(self, FirstStartForm):
        if not FirstStartForm.objectName():
            FirstStartForm.setObjectName(u"FirstStartForm")
        FirstStartForm.setMinimumSize(QSize(440, 0))
        self.outer = QVBoxLayout(FirstStartForm)
        self.outer.setSpacing(4)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 24, 24, 16)
        self.title = QLabel(FirstStartForm)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.outer.addWidget(self.title)

        self.words = QLabel(FirstStartForm)
        self.words.setObjectName(u"words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty(u"role", u"quiet")

        self.outer.addWidget(self.words)

        self.space_1 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.outer.addItem(self.space_1)

        self.name_label = QLabel(FirstStartForm)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)
        self.name_label.setProperty(u"role", u"small")

        self.outer.addWidget(self.name_label)

        self.name = QLineEdit(FirstStartForm)
        self.name.setObjectName(u"name")

        self.outer.addWidget(self.name)

        self.space_2 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.outer.addItem(self.space_2)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space_3)

        self.later = QPushButton(FirstStartForm)
        self.later.setObjectName(u"later")
        self.later.setAutoDefault(False)

        self.buttons.addWidget(self.later)

        self.begin = QPushButton(FirstStartForm)
        self.begin.setObjectName(u"begin")
        self.begin.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.begin)


        self.outer.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FirstStartForm)

        self.begin.setDefault(True)


        QMetaObject.connectSlotsByName(FirstStartForm)
    # setupUi

    def retranslateUi(self, FirstStartForm):
        FirstStartForm.setWindowTitle(QCoreApplication.translate("FirstStartForm", u"Maturity Desktop", None))
        self.title.setText(QCoreApplication.translate("FirstStartForm", u"Welcome", None))
        self.words.setText(QCoreApplication.translate("FirstStartForm", u"Every change is kept with the name of the person who made it. Your name stays on this computer and in the audits that you make.", None))
        self.name_label.setText(QCoreApplication.translate("FirstStartForm", u"Your name", None))
        self.later.setText(QCoreApplication.translate("FirstStartForm", u"Later", None))
        self.begin.setText(QCoreApplication.translate("FirstStartForm", u"Begin", None))
    # retranslateUi

