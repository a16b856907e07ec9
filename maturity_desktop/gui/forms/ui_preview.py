# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'preview.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout)

class Ui_PreviewForm(object):
    def setupUi(self, PreviewForm):
        if not PreviewForm.objectName():
            PreviewForm.setObjectName(u"PreviewForm")
        PreviewForm.setMinimumSize(QSize(480, 0))
        self.outer = QVBoxLayout(PreviewForm)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 24, 24, 16)
        self.about = QLabel(PreviewForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"heading")

        self.outer.addWidget(self.about)

        self.stack = QStackedWidget(PreviewForm)
        self.stack.setObjectName(u"stack")

        self.outer.addWidget(self.stack)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.back = QPushButton(PreviewForm)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.buttons.addWidget(self.back)

        self.where = QLabel(PreviewForm)
        self.where.setObjectName(u"where")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setProperty(u"role", u"quiet")

        self.buttons.addWidget(self.where)

        self.forth = QPushButton(PreviewForm)
        self.forth.setObjectName(u"forth")
        self.forth.setAutoDefault(False)

        self.buttons.addWidget(self.forth)

        self.remark = QLabel(PreviewForm)
        self.remark.setObjectName(u"remark")
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setProperty(u"role", u"small")

        self.buttons.addWidget(self.remark)

        self.buttons_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.buttons_space)

        self.outside = QPushButton(PreviewForm)
        self.outside.setObjectName(u"outside")
        self.outside.setAutoDefault(False)

        self.buttons.addWidget(self.outside)

        self.close_button = QPushButton(PreviewForm)
        self.close_button.setObjectName(u"close_button")

        self.buttons.addWidget(self.close_button)


        self.outer.addLayout(self.buttons)


        self.retranslateUi(PreviewForm)

        self.close_button.setDefault(True)


        QMetaObject.connectSlotsByName(PreviewForm)
    # setupUi

    def retranslateUi(self, PreviewForm):
        PreviewForm.setWindowTitle(QCoreApplication.translate("PreviewForm", u"Preview", None))
        self.about.setText("")
        self.back.setText(QCoreApplication.translate("PreviewForm", u"Previous page", None))
        self.where.setText("")
        self.forth.setText(QCoreApplication.translate("PreviewForm", u"Next page", None))
        self.remark.setText("")
        self.outside.setText(QCoreApplication.translate("PreviewForm", u"Open outside", None))
        self.close_button.setText(QCoreApplication.translate("PreviewForm", u"Close", None))
    # retranslateUi

